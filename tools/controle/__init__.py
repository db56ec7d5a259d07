"""The content checks behind `make validate`: one module per subject, each with functions that yield faults."""
