//! E-mail: the settings, the outbox, letters about documents, and links for forgotten passwords. `{client}` is no letter: there is none of that id.

use domain::access::Permission as P;

use super::Endpoint;
use super::Sent::{Form, Json};
use super::Who::{May, Open};

/// See [`Endpoint`].
pub const ENDPOINTS: &[Endpoint] = &[
    ("/api/auth/forgotten", Open, Form("email=nobody%40example.com"), false),
    ("/api/auth/forgotten-here", Open, Json("{}"), false),
    ("/api/auth/reset", Open, Form("token=none&password=correct+horse+battery"), false),
    ("/api/auth/reset-of", Open, Json(r#"{"token":"none"}"#), false),
    ("/api/mail/client-letter", May(P::EditClients), Json(r#"{"id":"{client}"}"#), true),
    (
        "/api/mail/client-send",
        May(P::EditClients),
        Json(r#"{"id":"{client}","form":{"to":"ana@b.example","subject":"A","text":"B"},"key":null}"#),
        true,
    ),
    ("/api/mail/of-client", May(P::ViewClients), Json(r#"{"id":"{client}"}"#), true),
    ("/api/mail/give-up", May(P::EditDocuments), Json(r#"{"id":"{client}"}"#), true),
    ("/api/mail/letter", May(P::EditDocuments), Json(r#"{"id":"{document}"}"#), true),
    ("/api/mail/of-document", May(P::ViewDocuments), Json(r#"{"id":"{document}"}"#), true),
    ("/api/mail/outbox", May(P::ManageSettings), Json(r#"{"only_waiting":false,"before":null}"#), false),
    ("/api/mail/resend", May(P::EditDocuments), Json(r#"{"id":"{client}"}"#), true),
    (
        "/api/mail/send",
        May(P::EditDocuments),
        Json(r#"{"id":"{document}","form":{"to":"ana@b.example","subject":"A","text":"B"},"key":null}"#),
        true,
    ),
    ("/api/mail/settings", May(P::ManageSettings), Json("{}"), false),
    ("/api/mail/settings-save", May(P::ManageSettings), Json(r#"{"version":0,"form":{"host":""}}"#), false),
    (
        "/api/mail/template-reset",
        May(P::ManageSettings),
        Json(r#"{"kind":"invoice","language":"fr","version":0}"#),
        false,
    ),
    (
        "/api/mail/template-save",
        May(P::ManageSettings),
        Json(r#"{"kind":"invoice","language":"fr","version":0,"form":{"subject":"A","text":"B"}}"#),
        false,
    ),
    ("/api/mail/statement-letter", May(P::EditDocuments), Json(r#"{"client":"{client}"}"#), true),
    (
        "/api/mail/statement-send",
        May(P::EditDocuments),
        Json(concat!(
            r#"{"client":"{client}","asked":{"period":"all","from":null,"to":null,"is_open":false},"#,
            r#""form":{"to":"ana@b.example","subject":"A","text":"B"},"key":null}"#,
        )),
        true,
    ),
    ("/api/mail/try", May(P::ManageSettings), Json("{}"), false),
];
