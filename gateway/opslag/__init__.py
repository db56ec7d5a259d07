"""What is kept: tables, the database itself and the transactions on conversations."""
