"""The textbook: calculation core, content, and pages."""
