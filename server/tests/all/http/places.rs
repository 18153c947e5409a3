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
async fn a_contact_and_an_address_are_added_to_what_there_is() {
    let app = App::new().await;
    let client = client(&app).await;
    let zoe = serde_json::json!({ "first_name": "Zoé", "email": "zoe@roche.example", "is_billing": "on" });
    let answer = post(&app, "contact-add", serde_json::json!({ "id": client.id, "form": zoe })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let nice = serde_json::json!({ "city": "Nice", "country": "FR", "is_delivery": "on" });
    let answer = post(&app, "address-add", serde_json::json!({ "id": client.id, "form": nice })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let now = stored(&app, &client).await;
    assert_eq!((now.contacts.len(), now.addresses.len(), now.version), (3, 3, 3));
    assert!(now.contacts[2].is_billing && now.addresses[2].is_delivery);
    assert_eq!((now.contacts[0].id, now.addresses[0].id), (client.contacts[0].id, client.addresses[0].id));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_what_is_added_is_told_by_its_fields() {
    let app = App::new().await;
    let client = client(&app).await;
    let long = "x".repeat(20_000);
    let people = serde_json::json!({
        "first_name": long, "last_name": "a\u{0}b", "email": "not one", "direct_phone": "x", "civility": "y",
        "position": long, "is_billing": long,
    });
    let places = serde_json::json!({
        "label": long, "line1": long, "line2": long, "postal_code": long, "city": "a\u{0}b", "country": "ZZ",
    });
    for (path, form) in [("contact-add", people), ("address-add", places)] {
        let answer = post(&app, path, serde_json::json!({ "id": client.id, "form": form })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.body);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let told = told["invalid"].as_array().unwrap();
        for name in form.as_object().unwrap().keys() {
            assert!(told.iter().any(|wrong| wrong[0] == **name), "{path}: {name} in {}", answer.body);
        }
    }
    // An e-mail is one contact's, whosever client it is; a list's entry is the company's.
    let no_entry = client.id.to_string();
    for (name, value) in [("email", "ana@roche.example"), ("civility", no_entry.as_str())] {
        let form = serde_json::json!({ "first_name": "Zoé", name: value });
        let answer = post(&app, "contact-add", serde_json::json!({ "id": client.id, "form": form })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", answer.body);
        assert!(answer.body.contains(&format!(r#"["{name}","#)), "{}", answer.body);
    }
    for path in ["contact-add", "address-add"] {
        let blank = post(&app, path, serde_json::json!({ "id": client.id, "form": {} })).await;
        assert!(blank.status == StatusCode::UNPROCESSABLE_ENTITY && blank.body.contains("required"), "{}", blank.body);
    }
    assert_eq!(stored(&app, &client).await, client, "nothing was added");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_edit_adds_nothing_and_others_find_nothing() {
    let app = App::new().await;
    let client = client(&app).await;
    let add = async |path: &str, who: &str, form: serde_json::Value| {
        let body = serde_json::json!({ "id": client.id, "form": form }).to_string();
        app.post(&format!("/api/clients/{path}"), Some(who), &body).await.status
    };
    let forms = [
        ("contact-add", serde_json::json!({ "first_name": "Zoé" })),
        ("address-add", serde_json::json!({ "city": "Nice", "country": "FR" })),
    ];
    for (path, form) in forms {
        assert_eq!(add(path, app.cookie(Role::ReadOnly), form.clone()).await, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(add(path, &app.stranger, form).await, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(stored(&app, &client).await, client, "nothing was added");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_stands_in_the_activity_and_one_too_long_is_refused() {
    let app = App::new().await;
    let client = client(&app).await;
    let note = async |text: &str| post(&app, "note", serde_json::json!({ "id": client.id, "text": text })).await;
    assert_eq!(note("A rappelé <b>mardi</b>").await.status, StatusCode::OK);
    for (text, wrong) in [("x".repeat(4_001), "too_long"), (" ".into(), "required")] {
        let answer = note(&text).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert!(answer.body.contains(wrong), "{}", answer.body);
    }
    let page = app.get(&format!("/clients/{}", client.id), Some(app.cookie(Role::ReadOnly))).await;
    assert!(page.body.contains("A rappelé &lt;b&gt;mardi") && page.body.contains("a noté"));
    assert!(!page.body.contains("new-note"), "whoever may only read is offered nothing to write");
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

#[tokio::test(flavor = "multi_thread")]
async fn a_field_is_set_over_what_others_have_changed_beside_it() {
    let app = App::new().await;
    let client = client(&app).await;
    let set = async |version: i32, field: &str, typed: &str| {
        let path = format!("fields.{field}");
        let body = serde_json::json!({ "id": client.id, "version": version, "path": path, "typed": typed });
        post(&app, "set", body).await
    };
    assert_eq!(set(1, "phone", "01 84 60 12 00").await.status, StatusCode::OK);
    // Of the same version: another field stands beside it, the same one was changed by somebody.
    assert_eq!(set(1, "email", "bonjour@roche.example").await.status, StatusCode::OK);
    let late = set(1, "phone", "01 84 60 12 99").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("01 84 60 12 00"), "{}", late.body);
    let now = stored(&app, &client).await;
    assert_eq!(now.data.phone.as_ref().map(domain::identifiers::Phone::as_str), Some("+33184601200"));
    assert_eq!(now.data.email.as_ref().map(domain::identifiers::Email::as_str), Some("bonjour@roche.example"));
    assert_eq!((now.contacts.len(), now.addresses.len(), now.version), (2, 2, 3));
    let wrong = set(3, "email", "nulle part").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("fields.email"), "{}", wrong.body);
    // Nor is what no client has.
    assert_eq!(set(3, "nothing", "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stored(&app, &client).await, now);
}
