"""What the data page is made of: a ledger comes in, its snapshots stay, two of them are held against each other."""
