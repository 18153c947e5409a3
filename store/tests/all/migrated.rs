//! What a company had before its changes were counted by subject is there afterwards.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::clients::Client;
use domain::contacts::ContactState as S;
use domain::ids::{ClientId, CompanyId, ContactId, FileId};
use domain::state::Act;
use domain::subject::Subject;
use store::{Access, activity, changes, clients, contacts, custom_fields, files};
use testing::TestDb;
use testing::clients::{created, named};
use testing::people::noon;
use uuid::Uuid;

/// A client with what a row cannot do without.
const CLIENT: &str = "INSERT INTO clients (company_id, id, created_at, updated_at, version, revision, state, number, name, name_folded, \
     name_sort, name_identity, contact_name, contact_email, currency, kind, is_prospect, is_supplier, other_emails, other_phones, \
     marketing_email, marketing_sms, vat_regime, shipping_identity, custom, score, balance_minor, paid_minor) \
     VALUES ($1, $2, $3, $3, 1, 40, 'active', 'C-00007', 'Roche', 'roche', $4, 'roche', '', '', 'EUR', 'company', false, false, $5, $5, \
     false, false, 'automatic', 'standard', '{}', 0, 0, 0)";

/// A company, by a statement of its day.
async fn company(db: &TestDb, sql: &str) -> (Access, Uuid, DateTime<Utc>) {
    let other = TestDb::sqlite().await;
    let model = other.empty_company("Nord").await;
    let company = store::companies::get(&model.read()).await.unwrap();
    // How clients were numbered stood among the defaults.
    let mut defaults = serde_json::to_value(&company.defaults).unwrap();
    defaults["number_pattern"] = "CLI-{000}".into();
    let (id, at): (Uuid, DateTime<Utc>) = (Uuid::now_v7(), noon());
    let profile = serde_json::to_value(&company.profile).unwrap();
    db.run(sql, vec![id.into(), profile.into(), defaults.into(), at.into()]).await;
    (Access::operator(db.database.clone(), CompanyId(id), at), id, at)
}

/// A company of revision 41 with a client, what happened to it, its logo and another file, and a custom field.
async fn before(db: &TestDb) -> (Access, Uuid, [Uuid; 2]) {
    let (access, id, at) = company(
        db,
        "INSERT INTO companies (id, version, name, profile, defaults, time_zone, client_counter, revision, created_at, updated_at) \
         VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', 7, 41, $4, $4)",
    )
    .await;
    let row = Uuid::now_v7();
    let none = serde_json::json!([]);
    db.run(CLIENT, vec![id.into(), row.into(), at.into(), domain::text::sort_key("Roche").into(), none.into()]).await;
    for event in [Event::ClientCreated, Event::BecameClient] {
        let values =
            vec![id.into(), Uuid::now_v7().into(), at.into(), row.into(), serde_json::to_value(event).unwrap().into()];
        let sql = "INSERT INTO activity (company_id, id, at, actor_name, client_id, event) VALUES ($1, $2, $3, 'Ana', $4, $5)";
        db.run(sql, values).await;
    }
    let logos = [Uuid::now_v7(), Uuid::now_v7()];
    for logo in logos {
        let sql = "INSERT INTO files (company_id, id, created_at, updated_at, name, content_type, size, sha256) \
                   VALUES ($1, $2, $3, $3, 'l.png', 'image/png', 3, '00')";
        db.run(sql, vec![id.into(), logo.into(), at.into()]).await;
    }
    db.run("UPDATE clients SET logo = $1", vec![logos[1].into()]).await;
    let sql = "INSERT INTO custom_fields (company_id, id, created_at, updated_at, label, kind, options, required, position) \
               VALUES ($1, $2, $3, $3, 'Couleur', 'text', $4, false, 0)";
    db.run(sql, vec![id.into(), Uuid::now_v7().into(), at.into(), serde_json::json!([]).into()]).await;
    (access, row, logos)
}

async fn told(access: &Access, client: ClientId) -> Vec<(String, Event)> {
    let told = activity::of_client(&access.read(), client, None, 10).await.unwrap();
    told.into_iter().map(|entry| (entry.actor, entry.event)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_there_was_is_kept_by_subject() {
    for db in TestDb::both_before("m2026_11_26_000018_changes").await {
        let (access, row, logos) = before(&db).await;
        db.migrate().await;
        let revisions = changes::revisions(&access).await.unwrap();
        assert_eq!((revisions, revisions.of(Subject::Client)), (revisions.only(Subject::Client), 41));
        let id = ClientId(row);
        let then = [("Ana".to_owned(), Event::BecameClient), ("Ana".to_owned(), Event::ClientCreated)];
        assert_eq!(told(&access, id).await, then);
        let of = async |logo| files::get(&access.read(), FileId(logo)).await.unwrap().of;
        assert_eq!((of(logos[0]).await, of(logos[1]).await), (None, Some((Subject::Client, row))));
        let labels = custom_fields::all(&access.read(), Subject::Client).await.unwrap();
        assert_eq!(labels.into_iter().map(|field| field.label).collect::<Vec<_>>(), ["Couleur"]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);

        // And it goes on from there.
        let tx = access.begin().await.unwrap();
        clients::act(&tx, &[id], Act::Archive).await.unwrap();
        tx.commit().await.unwrap();
        let new: Client = created(&access, &named("Nouveau")).await;
        assert_eq!(changes::revisions(&access).await.unwrap().of(Subject::Client), 43);
        assert_eq!((told(&access, id).await.len(), new.number.as_str()), (3, "CLI-008"));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn contacts_are_in_the_state_that_they_were_in() {
    for db in TestDb::both_before("m2026_11_26_000021_contacts").await {
        let (access, company, at) = company(
            &db,
            "INSERT INTO companies (id, version, name, profile, defaults, time_zone, client_counter, created_at, updated_at) \
             VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', 7, $4, $4)",
        )
        .await;
        let mut ids = Vec::new();
        for (name, is_inactive, deleted_at, email) in [
            ("ana", false, None, Some("x@x.example")),
            ("bob", true, None, None),
            ("cyd", false, Some(at), None),
            ("dan", true, Some(at), None),
        ] {
            let id = Uuid::now_v7();
            let sql = "INSERT INTO contacts (company_id, id, created_at, updated_at, last_name, name_folded, email, email_folded, \
                       marketing_email, marketing_sms, is_inactive, deleted_at) \
                       VALUES ($1, $2, $3, $3, $4, $4, 'x@x.example', $5, false, false, $6, $7)";
            let email: Option<String> = email.filter(|_| deleted_at.is_none()).map(str::to_owned);
            let values = vec![
                company.into(),
                id.into(),
                at.into(),
                name.into(),
                email.into(),
                is_inactive.into(),
                deleted_at.into(),
            ];
            db.run(sql, values).await;
            ids.push(ContactId(id));
        }
        db.run("UPDATE contacts SET email = NULL WHERE last_name = 'bob'", Vec::new()).await;
        db.migrate().await;
        let mut states = Vec::new();
        for id in &ids {
            let contact = contacts::get(&access.read(), *id).await.unwrap();
            assert_eq!((contact.version, contact.custom.len()), (1, 0));
            states.push(contact.state);
        }
        assert_eq!(states, [S::Active, S::Inactive, S::Deleted, S::Deleted]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        // Their e-mail is hers.
        let tx = access.begin().await.unwrap();
        assert!(contacts::act(&tx, &ids[2..3], Act::Restore).await.is_err());
        drop(tx);
        let tx = access.begin().await.unwrap();
        contacts::act(&tx, &ids[1..2], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
