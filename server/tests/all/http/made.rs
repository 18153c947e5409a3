//! Records that a test begins with: what was paid, given and spent.

use domain::documents::{CreditForm, PaymentForm};
use domain::expenses::ExpenseForm;
use domain::ids::{ClientId, CreditId, ExpenseId, PaymentId};
use domain::money::Currency;
use sea_orm::DatabaseTransaction;
use store::Tenant;

/// What a client has paid, on account.
pub async fn paid(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> PaymentId {
    let mut form = PaymentForm::default();
    form.fields.client = client.to_string();
    for (name, value) in [("amount", "50"), ("currency", "EUR"), ("paid_on", "2026-03-16")] {
        value.clone_into(form.fields.get_mut(name).unwrap());
    }
    let new = form.parse(Currency::EUR).unwrap();
    store::payments::enter(tx, new, None).await.unwrap().id
}

/// What a client was given, available.
pub async fn given(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> CreditId {
    let mut form = CreditForm::default();
    form.fields.client = client.to_string();
    for (name, value) in [("amount", "20"), ("currency", "EUR"), ("given_on", "2026-03-16")] {
        value.clone_into(form.fields.get_mut(name).unwrap());
    }
    let new = form.parse(Currency::EUR).unwrap();
    store::credits::give(tx, new, None).await.unwrap().id
}

/// What the company has bought.
pub async fn spent(tx: &Tenant<DatabaseTransaction>) -> ExpenseId {
    let mut form = ExpenseForm::default();
    for (name, value) in [("description", "Papier des Ateliers Roche"), ("amount", "12"), ("date", "2026-03-16")] {
        value.clone_into(form.fields.get_mut(name).unwrap());
    }
    store::expenses::create(tx, &form).await.unwrap().id
}
