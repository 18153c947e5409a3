//! Values that an earlier version took, and that forms would no longer take.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use domain::error::{FieldError, FieldErrors};
use domain::identifiers::Email;
use store::{StoreError, clients};
use testing::clients::{back, created, everything, listed, named, saved};
use testing::on_each_database;

on_each_database! {
    async fn an_odd_e_mail_is_still_read_and_asked_for_anew(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = named("Roche");
        form.fields.email = "ana@roche.example".into();
        let roche = created(&nord, &form).await;
        let odd = "\"<script>\"@roche.example";
        db.run("UPDATE clients SET email = $1", vec![odd.into()]).await;
        let read = clients::get(&nord.read(), roche.id).await.unwrap();
        assert_eq!(read.data.email.as_ref().map(Email::as_str), Some(odd));
        assert_eq!(listed(&nord, &everything()).await.len(), 1);
        let mut form = back(&read);
        form.fields.phone = "+33478000000".into();
        let answer = saved(&nord, &read, &form).await;
        let Err(StoreError::Invalid(errors)) = answer else { panic!("{answer:?}") };
        assert_eq!(errors, FieldErrors::one("fields.email", FieldError::Email));
    }
}
