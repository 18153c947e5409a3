//! What happened is told, newest first, at the company's hours.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::{DateTime, Utc};
use domain::activity::{Event, NoteText};
use domain::error::Refusal;
use domain::ids::ClientId;
use domain::state::Act;
use store::changes::{self, Change};
use store::clients::Clients;
use store::{Access, StoreError, activity, clients};
use testing::clients::{created, named};
use testing::on_each_database;

on_each_database! {
    async fn each_act_is_told_once_newest_first_in_pages(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let at: DateTime<Utc> = "2026-07-14T22:30:00Z".parse().unwrap();
        let access = Access::operator(db.database.clone(), nord.company(), at);
        let client = created(&access, &named("Roche")).await;
        let tx = access.begin().await.unwrap();
        for act in [Act::Deactivate, Act::Activate, Act::Activate, Act::Archive, Act::Restore] {
            clients::act(&tx, &[client.id], act).await.unwrap();
        }
        clients::set_prospect(&tx, client.id, true).await.unwrap();
        clients::set_prospect(&tx, client.id, true).await.unwrap();
        clients::set_prospect(&tx, client.id, false).await.unwrap();
        clients::add_score(&tx, client.id, 5).await.unwrap();
        clients::add_score(&tx, client.id, 0).await.unwrap();
        let imported = Event::ClientImported { file: "é.csv".into() };
        let told = async |change: Change<Clients>| Ok(((), change.tell(&tx, client.id, imported).await?));
        changes::make(&tx, Clients, told).await.unwrap();
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        let told = [
            Event::ClientDeleted,
            Event::ClientImported { file: "é.csv".into() },
            Event::ScoreChanged { points: 5, total: 5 },
            Event::BecameClient,
            Event::BecameProspect,
            Event::ClientRestored,
            Event::ClientArchived,
            Event::ClientActivated,
            Event::ClientDeactivated,
            Event::ClientCreated,
        ];
        let all = activity::of_client(&nord.read(), client.id, None, u32::MAX).await.unwrap();
        assert_eq!(all.iter().map(|entry| entry.event.clone()).collect::<Vec<_>>(), told);
        // Half past ten in the evening in UTC is half past midnight in Paris in summer.
        assert_eq!(all[0].at.to_string(), "2026-07-15 00:30:00");
        assert_eq!((all[0].actor.as_str(), all[0].by_me), ("clientele", false));
        let next = activity::of_client(&nord.read(), client.id, Some(all[3].id), 2).await.unwrap();
        assert_eq!(next, all[4..6]);
    }

    async fn a_note_is_told_and_leaves_the_client_as_it_is(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let client = created(&nord, &named("Roche")).await;
        let text = NoteText::parse("A rappelé\nDevis signé").unwrap();
        let tx = nord.begin().await.unwrap();
        clients::add_note(&tx, client.id, text.clone()).await.unwrap();
        tx.commit().await.unwrap();
        let told = activity::of_client(&nord.read(), client.id, None, 10).await.unwrap();
        assert_eq!((&told[0].event, told.len()), (&Event::NoteAdded { text: text.clone() }, 2));
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), client, "its version too");
        let tx = sud.begin().await.unwrap();
        assert!(matches!(clients::add_note(&tx, client.id, text.clone()).await, Err(StoreError::NotFound)));
        drop(tx);
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        let refused = clients::add_note(&tx, client.id, text).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::Deleted))), "{refused:?}");
        drop(tx);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_was_rolled_back_is_not_told(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[client.id], Act::Delete).await.unwrap();
        tx.roll_back().await.unwrap();
        let told = activity::of_client(&nord.read(), client.id, None, 10).await.unwrap();
        assert_eq!(told.into_iter().map(|entry| entry.event).collect::<Vec<_>>(), [Event::ClientCreated]);
        let nobody = ClientId(uuid::Uuid::now_v7());
        assert!(matches!(activity::of_client(&nord.read(), nobody, None, 10).await, Err(StoreError::NotFound)));
    }
}
