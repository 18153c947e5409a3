//! Values that an earlier version or a file brought in, and that forms would not take.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use domain::error::{FieldError, FieldErrors};
use domain::identifiers::Email;
use domain::imports::Policy;
use domain::text::Text;
use store::{StoreError, clients};
use testing::clients::{back, created, everything, listed, named, saved};
use testing::imports::Desk;
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
    async fn a_profile_that_a_file_brought_in_stays_and_forms_take_no_other(db: TestDb) {
        let desk = Desk::new(db).await;
        let odd = "javascript:alert(1)";
        let id = desk.upload(&format!("Nom;LinkedIn\nRoche;{odd}\nMartin;Fanny Martin\n")).await;
        let task = desk.task(id, Policy::Update).await;
        let counts = desk.run(id, &task).await.unwrap();
        assert_eq!((counts.created, counts.rejected), (2, 0));
        let mut form = back(&desk.client("Roche").await);
        form.fields.phone = "+33478000000".into();
        let roche = saved(&desk.access, &desk.client("Roche").await, &form).await.unwrap();
        assert_eq!(roche.data.linkedin.as_ref().map(Text::as_str), Some(odd));
        form.fields.linkedin = "javascript:alert(2)".into();
        let answer = saved(&desk.access, &roche, &form).await;
        let Err(StoreError::Invalid(errors)) = answer else { panic!("{answer:?}") };
        assert_eq!(errors, FieldErrors::one("fields.linkedin", FieldError::Profile));
        // Given up, it comes back by no form.
        form.fields.linkedin = "@roche".into();
        let roche = saved(&desk.access, &roche, &form).await.unwrap();
        form.fields.linkedin = odd.into();
        assert!(saved(&desk.access, &roche, &form).await.is_err());
    }
}
