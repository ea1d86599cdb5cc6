"""How synthetic projects are made: drawn by chance that is the same everywhere, dealt, dated, named, paid."""
