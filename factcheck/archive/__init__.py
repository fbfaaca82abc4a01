"""Archives: any number of articles, in units that are done once each, on one machine or on a cluster.

A unit is one split of the inputs and one file in each table of the record. It is written apart, and then renamed to a
name that follows from the input and from the program: a unit is done or it is not, so that a run that was ended in
whatever way goes on where it was, with nothing lost and nothing twice.
"""
