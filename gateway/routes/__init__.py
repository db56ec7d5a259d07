"""The edges of the gateway: read the request, call one service, shape the answer."""
