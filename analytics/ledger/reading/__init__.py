"""From a file to grids of cells: nothing here knows what a ledger is."""
