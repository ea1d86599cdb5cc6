"""What a sheet says of itself: its words, header, money unit, month, and which rows are projects."""
