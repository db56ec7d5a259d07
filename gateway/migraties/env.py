"""Alembic's entry: runs the migrations on the connection that `Database.migreer` hands over."""

from alembic import context

from gateway.opslag.tabellen import Basis

context.configure(connection=context.config.attributes["verbinding"], target_metadata=Basis.metadata)
with context.begin_transaction():
    context.run_migrations()
