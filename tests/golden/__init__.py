"""Golden cases: exact inputs and outputs that the calculation core must give. See calls.py."""
