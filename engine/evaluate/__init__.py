"""From a scheme and a household to conditions, amounts and the trace behind them."""
