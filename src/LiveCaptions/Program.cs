// The command line decides what runs; see Commands/.
return 0;
