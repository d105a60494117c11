// The way back leads nowhere any more.
history.replaceState(null, "", location.href);
