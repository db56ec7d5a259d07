"""How well sentences are understood: reading labelled sentences, having them predicted, figures, and a report for editors."""
