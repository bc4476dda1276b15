import subprocess
import sys

command = ["uvicorn", "main:app", "--port", "8000", "--workers", "2"]
run = subprocess.run(command, stderr=subprocess.PIPE, text=True)
print("not found:", 'Could not import module "main".' in run.stderr)
print("exit code:", run.returncode)
sys.exit(run.returncode)
