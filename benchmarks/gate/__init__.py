"""Invented reports that are true, and the same with one mistake planted: what the gate says of them.

python -m benchmarks.gate              truthful reports and planted mistakes, by layout and by kind
python -m benchmarks.gate.mutating     one number, status or date at a time changed in the sample archive
"""
