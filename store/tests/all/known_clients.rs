//! Clients that are looked for by the numbers that others have given them: SIRET, SIREN, VAT number, postal codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::listing::POSTAL_CODES;
use domain::ids::ClientId;
use domain::listing::Lookup;
use domain::state::Act;
use domain::subject::Subject;
use store::{Access, clients, listing};
use testing::clients::{back, created, named, parsed, place};
use testing::on_each_database;

async fn act(access: &Access, id: ClientId, act: Act) {
    let tx = access.begin().await.unwrap();
    clients::act(&tx, &[id], act).await.unwrap();
    tx.commit().await.unwrap();
}

on_each_database! {
    async fn clients_are_sought_by_the_numbers_that_others_gave_them(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = named("Roche");
        (form.fields.siren, form.fields.siret) = ("732829320".into(), "73282932000074".into());
        form.addresses = vec![place("1 rue A", "75 011", "Paris"), place("2 rue B", "69003", "Lyon"), place("3 rue C", "69003", "Lyon")];
        let roche = created(&nord, &form).await;
        let mut form = named("Poste");
        form.fields.vat_number = "FR39356000000".into();
        let poste = created(&nord, &form).await;
        let sought = async |text: &str| {
            let found = listing::look(&nord, Subject::Client, Lookup::Sought(text, 8)).await.unwrap();
            found.into_iter().map(|row| ClientId(row.id)).collect::<Vec<_>>()
        };
        for typed in ["732 829 320 00074", "732829", "75011", "690"] {
            assert_eq!(sought(typed).await, [roche.id], "{typed}");
        }
        // Its VAT number says its SIREN.
        for typed in ["fr 39 356", "39356000000", "356000000"] {
            assert_eq!(sought(typed).await, [poste.id], "{typed}");
        }
        let row = listing::look(&nord, Subject::Client, Lookup::Named(&[roche.id.0])).await.unwrap().remove(0);
        assert_eq!(row.parts(POSTAL_CODES).collect::<Vec<_>>(), ["75 011", "69003"]);
        // An address that is no main one brings the row anew.
        let mut form = back(&roche);
        form.addresses[1].postal_code = "13001".into();
        let tx = nord.begin().await.unwrap();
        clients::update(&tx, roche.id, roche.version, parsed(&form)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(sought("13001").await, [roche.id]);
        act(&nord, roche.id, Act::Archive).await;
        assert_eq!(sought("732829320").await, [roche.id], "put aside, it is found all the same");
        act(&nord, roche.id, Act::Delete).await;
        assert_eq!(sought("732829320").await, []);
    }
}
