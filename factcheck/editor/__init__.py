"""Articles in an editor: a server of the Language Server Protocol, and what it says of them."""
