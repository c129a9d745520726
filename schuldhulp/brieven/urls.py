from django.urls import path

from schuldhulp.brieven import views

app_name = "brieven"
urlpatterns = [path("<uuid:pk>/", views.brief, name="brief")]
