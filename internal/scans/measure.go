package main

func runMeasure(args []string) error { return nil }
