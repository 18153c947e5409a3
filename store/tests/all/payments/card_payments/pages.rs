//! Of several pages for an invoice one stays; what the provider answers and what it tells come to the same, however long ago it was heard.

use super::*;

on_each_database! {
    async fn what_is_asked_for_and_what_is_told_come_to_the_same(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "50").await);
        set_up(&nord, false).await;
        let hook = cards::hook(&db.database, nord.company(), noon()).await.unwrap().unwrap();
        for (of, page, is_told_first) in [(&one, "cs_1", true), (&two, "cs_2", false)] {
            let begun = done!(nord, cards::begin, roche, "Ana", &[of.id], None).unwrap();
            done!(nord, cards::opened, begun.id, page, "https://pay.example").unwrap();
            let mut told = paid_event(page, &begun);
            let Happening::Paid(payment) = &mut told.what else { panic!() };
            payment.page = page.into();
            payment.intent = Some(format!("pi_of_{page}"));
            if is_told_first {
                take(&db, &nord, &told).await;
            }
            for _ in 0..2 {
                hook.answered(&told.what).await.unwrap();
            }
            take(&db, &nord, &told).await;
            let found = hook.found(begun.id).await.unwrap();
            assert_eq!(found, Some((CardState::Paid, Some(page.to_owned()))));
        }
        assert_eq!(payments::of_client(&nord.read(), roche, 10).await.unwrap().len(), 2);
        assert_eq!((left(&nord, [&one, &two]).await, account(&nord, roche).await.0), ([0, 0], 0));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn of_two_pages_for_an_invoice_one_stays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "50").await);
        set_up(&nord, true).await;
        let begin = async |of: &[DocumentId], minor| done!(nord, cards::begin, roche, "Ana", of, Some(eur(minor))).unwrap();
        let open = async |begun: &Begun, page: &str| done!(nord, cards::opened, begun.id, page, "https://a.example").unwrap();
        let first = begin(&[one.id], 5_000).await;
        assert_eq!((first.earlier.len(), open(&first, "cs_1").await), (0, None));
        let other = begin(&[two.id], 6_000).await;
        assert_eq!((other.earlier.len(), open(&other, "cs_2").await), (0, None), "of another invoice");
        let both = begin(&[one.id, two.id], 18_000).await;
        let earlier: Vec<&str> = both.earlier.iter().map(|earlier| earlier.page.as_str()).collect();
        assert_eq!(earlier, ["cs_2", "cs_1"]);
        // Somebody presses twice: neither is open yet, and the one that was begun last stays.
        let last = begin(&[one.id], 12_000).await;
        assert_eq!(open(&both, "cs_3").await, Some(last.id));
        assert_eq!(open(&last, "cs_4").await, None);
        let hook = cards::hook(&db.database, nord.company(), noon()).await.unwrap().unwrap();
        hook.answered(&Happening::gone(both.id, "cs_3")).await.unwrap();
        assert_eq!(hook.found(both.id).await.unwrap(), Some((CardState::Expired, Some("cs_3".into()))));
        let sud = db.empty_company("Sud").await;
        set_up(&sud, false).await;
        let elsewhere = cards::hook(&db.database, sud.company(), noon()).await.unwrap().unwrap();
        assert_eq!(elsewhere.found(both.id).await.unwrap(), None);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_was_heard_is_forgotten_once_it_comes_no_more(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        set_up(&nord, false).await;
        let begun = done!(nord, cards::begin, roche, "Ana", &[one.id], None).unwrap();
        take(&db, &nord, &paid_event("evt_1", &begun)).await;
        let over = noon() + cards::EVENTS_KEPT;
        assert_eq!(cards::prune(&db.database, over - TimeDelta::seconds(1)).await.unwrap(), 0);
        assert_eq!(cards::prune(&db.database, over).await.unwrap(), 1);
        // Told once more all the same, it is entered no more.
        take(&db, &nord, &paid_event("evt_1", &begun)).await;
        assert_eq!(payments::of_client(&nord.read(), roche, 10).await.unwrap().len(), 1);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
