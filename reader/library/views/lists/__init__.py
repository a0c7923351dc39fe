"""Lists whose rows are not developments: quotes, people, series, threads and news."""
