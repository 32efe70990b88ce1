"""What the print means: periods, dates, statuses by the report's own key, counts in prose. No I/O."""
