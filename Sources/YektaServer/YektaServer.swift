// The room is built by its first commit.
