This stands where a real host keeps the program of this name. The embedded host does its work itself.
