"""Who is who: names, roles, kinds, co-reference, speakers."""
