"""What is fitted for stories: what they are told by, and which claims of several articles are one."""
