"""The pages, one module each: an endpoint queries the library and renders a template with the result."""
