"""Numbers and findings in words: the only room that multiplies a rate by 100, divides 万元 to 亿元, or rounds."""
