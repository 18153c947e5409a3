//! Contacts and addresses of a client changed from its page, and who is near it.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::{AddressForm, Client, ClientForm};
use testing::clients::{created, named, person, place};

use super::support::{Answer, App};

async fn post(app: &App, path: &str, body: serde_json::Value) -> Answer {
    app.post(&format!("/api/clients/{path}"), Some(app.cookie(Role::Sales)), &body.to_string()).await
}

async fn client(app: &App) -> Client {
    let form = ClientForm {
        contacts: vec![person("Ana", "Roche", "ana@roche.example"), person("Bob", "", "")],
        addresses: vec![place("1 rue A", "69003", "Lyon"), place("2 rue B", "38000", "Grenoble")],
        ..named("Ateliers Roche")
    };
    created(&app.access(), &form).await
}

async fn stored(app: &App, client: &Client) -> Client {
    store::clients::get(&app.access().read(), client.id).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_is_marked_let_go_and_linked_again() {
    let app = App::new().await;
    let client = client(&app).await;
    let (id, ana, bob) = (client.id, client.contacts[0].id.unwrap(), client.contacts[1].id.unwrap());
    let answer = post(&app, "contact-mark", serde_json::json!({ "id": id, "contact": bob, "mark": "primary" })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(stored(&app, &client).await.contacts[0].id, Some(bob));
    let answer = post(&app, "contact-unlink", serde_json::json!({ "id": id, "contact": ana })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let was: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    let without = serde_json::json!({ "id": id, "contact": ana, "was": null });
    assert_eq!(
        post(&app, "contact-link", without).await.status,
        StatusCode::NOT_FOUND,
        "nobody's contact is nobody's to link"
    );
    let undo = serde_json::json!({ "id": id, "contact": ana, "was": was });
    assert_eq!(post(&app, "contact-link", undo).await.status, StatusCode::OK);
    let now = stored(&app, &client).await;
    assert_eq!((now.contacts.len(), now.version), (2, 4));
    // A form that was open all the while gets its conflict.
    let late = serde_json::json!({ "id": id, "version": 1, "form": { "fields.name": "Roche" } });
    assert_eq!(post(&app, "update", late).await.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_default_address_is_refused_to_whoever_deletes_it() {
    let app = App::new().await;
    let client = client(&app).await;
    let (id, lyon, grenoble) = (client.id, client.addresses[0].id.unwrap(), client.addresses[1].id.unwrap());
    let remove =
        async |address| post(&app, "address-remove", serde_json::json!({ "id": id, "address": address })).await;
    let kept = |what: &str| (StatusCode::UNPROCESSABLE_ENTITY, format!(r#"{{"refused":{{"address_kept":"{what}"}}}}"#));
    let told = |answer: Answer| (answer.status, answer.body);
    assert_eq!(told(remove(lyon).await), kept("main"));
    let mark = serde_json::json!({ "id": id, "address": grenoble, "mark": { "billing": true } });
    assert_eq!(post(&app, "address-mark", mark).await.status, StatusCode::OK);
    assert_eq!(told(remove(grenoble).await), kept("billing"));
    let mark = serde_json::json!({ "id": id, "address": grenoble, "mark": { "billing": false } });
    assert_eq!(post(&app, "address-mark", mark).await.status, StatusCode::OK);
    assert_eq!(remove(grenoble).await.status, StatusCode::OK);
    let back = serde_json::json!({ "id": id, "address": client.addresses[1], "at": 1 });
    assert_eq!(post(&app, "address-restore", back).await.status, StatusCode::OK);
    assert_eq!(stored(&app, &client).await.addresses.len(), 2);
    // What comes over the wire is parsed as what is typed.
    let mut wrong = serde_json::to_value(&client.addresses[1]).unwrap();
    wrong["city"] = "x".repeat(101).into();
    let wrong = serde_json::json!({ "id": id, "address": wrong, "at": 1 });
    assert_eq!(post(&app, "address-restore", wrong).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_near_is_a_page_of_its_own() {
    let app = App::new().await;
    let client = client(&app).await;
    let near = ClientForm {
        contacts: vec![person("Zoé", "Voisine", "")],
        addresses: vec![place("3 rue C", "69100", "Villeurbanne")],
        ..named("Fonderie Voisine")
    };
    created(&app.access(), &near).await;
    let reader = Some(app.cookie(Role::ReadOnly));
    let page = app.get(&format!("/clients/{}/near", client.id), reader).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["Clients près de Ateliers Roche", "Fonderie Voisine", "Zoé Voisine", "Même département (69)"] {
        assert!(page.body.contains(words), "{words}");
    }
    let grenoble = client.addresses[1].id.unwrap();
    let page = app.get(&format!("/clients/{}/near?address={grenoble}", client.id), reader).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("Fonderie Voisine"));
    for wrong in ["nothing", &client.id.to_string()] {
        let page = app.get(&format!("/clients/{}/near?address={wrong}", client.id), reader).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let page = app.get(&format!("/clients/{}/near", client.id), Some(&app.stranger)).await;
    assert!(page.status == StatusCode::NOT_FOUND && !page.body.contains("Ateliers Roche"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_each_address_is_for() {
    let app = App::new().await;
    let form = ClientForm {
        addresses: vec![AddressForm { is_delivery: "on".into(), ..place("1 rue A", "69003", "Lyon") }],
        ..named("Seule")
    };
    let client = created(&app.access(), &form).await;
    let page = async |role| app.get(&format!("/clients/{}", client.id), Some(app.cookie(role))).await.body;
    let seen = page(Role::ReadOnly).await;
    assert!(
        seen.contains("Facturation, faute d’une autre") && seen.contains("Livraison par défaut"),
        "the rule is told"
    );
    assert!(!seen.contains("aria-pressed=\"true\" id=\"address"), "and nothing is offered to be changed");
    assert!(page(Role::Sales).await.contains(&format!("address-billing-{}", client.addresses[0].id.unwrap())));
}
