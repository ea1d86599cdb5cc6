"""What pages are put together from: state, figures and panels."""
