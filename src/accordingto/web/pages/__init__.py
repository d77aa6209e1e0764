"""The pages, one module each: an endpoint asks the library and hands the answer to a template."""
