"""The Flask extensions, one object each."""

from flask_alembic import Alembic
from flask_smorest import Api
from flask_wtf.csrf import CSRFProtect

from web.models import Model

alembic = Alembic(run_mkdir=False, metadatas=Model.metadata)
api = Api()
csrf = CSRFProtect()
