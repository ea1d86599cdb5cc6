"""The portfolio's figures: ledgers in, snapshots kept, questions answered; knows nothing of any screen."""
