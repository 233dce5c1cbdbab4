"""What goes to the printer: forms on paper, posters and code slips, as PDF."""
