"""The parts of the extraction: words, numbers, what stands before and after them, and what joins them."""
