"""Many documents: which formulations recur, in which wordings, since when."""
