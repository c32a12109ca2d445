"""Double entry across agents: claims, transactions, books and T-accounts. Standard library and exact fractions only."""
