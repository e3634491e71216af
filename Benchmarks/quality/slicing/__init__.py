"""What the report by slices is made of: records as they read, the people behind them, and pairs."""
