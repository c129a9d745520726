"""Het plan van aanpak: opstellen, acties nalopen en de jaarlijkse verificatie."""

from django.urls import path

from trajecten.views import plan

urlpatterns = [
    path("trajecten/<uuid:pk>/plan/", plan.plan, name="plan"),
    path("trajecten/<uuid:pk>/plan/opstellen/", plan.bewerken, name="plan-bewerken"),
    path("planacties/<uuid:pk>/", plan.actie, name="planactie"),
    path("planopvolging/<uuid:pk>/", plan.opvolging, name="planopvolging"),
    path("planverificaties/<uuid:pk>/", plan.verificatie, name="planverificatie"),
]
