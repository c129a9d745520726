from django.urls import URLPattern

app_name = "ketenpartners"
urlpatterns: list[URLPattern] = []
