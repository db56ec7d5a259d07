"""What editors do: topics, training, and which model answers."""
