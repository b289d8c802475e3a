"""The program on one page: news is read, digests are delivered, questions are answered."""
