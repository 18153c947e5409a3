//! Every endpoint there is, and who may call it.

mod cards;
mod credits;
mod document_page;
mod documents;
mod editor;
mod expenses;
mod files;
mod imports;
mod lists;
mod mail;
mod portal;
mod products;
mod tasks;

use domain::access::Permission;

/// Who may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Open,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever's role allows it.
    May(Permission),
}
use Permission as P;
use Who::{May, Open, SignedIn};

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub enum Sent {
    Json(&'static str),
    Form(&'static str),
    Get,
    Delete,
    Upload,
}
use Sent::{Form, Get, Json};

/// Asks for the clients list as it usually is.
pub const USUAL_LIST: &str = concat!(
    r#"{"subject":"client","query":{"filter":"","states":[0],"criteria":[],"#,
    r#""sort":{"native":0},"descending":false,"then":[],"page":1}}"#
);

/// An endpoint, who may call it, what is sent, and whether an id in that is what the call is about, so that from another company there is
/// nothing of that id.
///
/// `{client}`, `{contact_here}` and `{address}` of that client, `{contact}` of no client, `{product}`, `{document}` (a draft of an invoice),
/// `{payment}`, `{credit}`, `{expense}`, `{task}`, `{time}` spent on it, `{item}`, `{field}`, `{view}` (private to the owner), `{company}` stand for ids
/// of the first company.
pub type Endpoint = (&'static str, Who, Sent, bool);

/// All of them.
pub fn endpoints() -> impl DoubleEndedIterator<Item = &'static Endpoint> {
    let others = [
        cards::ENDPOINTS,
        credits::ENDPOINTS,
        documents::ENDPOINTS,
        document_page::ENDPOINTS,
        editor::ENDPOINTS,
        expenses::ENDPOINTS,
        files::ENDPOINTS,
        imports::ENDPOINTS,
        lists::ENDPOINTS,
        mail::ENDPOINTS,
        portal::ENDPOINTS,
        products::ENDPOINTS,
        tasks::ENDPOINTS,
    ];
    ENDPOINTS.iter().chain(others.into_iter().flatten())
}

const ENDPOINTS: &[Endpoint] = &[
    ("/api/activity/of-client", May(P::ViewClients), Json(r#"{"id":"{client}","before":null}"#), true),
    ("/api/activity/of-contact", May(P::ViewClients), Json(r#"{"id":"{contact}","before":null}"#), true),
    ("/api/addresses/suggest", May(P::EditClients), Json(r#"{"text":"8 bd du port"}"#), false),
    ("/api/auth/code", Open, Form("code=123456&next="), false),
    ("/api/auth/invitation", Open, Json(r#"{"token":"none"}"#), false),
    ("/api/auth/join", Open, Form("token=none&user_name=A&password=correct+horse+battery"), false),
    ("/api/auth/join-signed-in", SignedIn, Form("token=none"), false),
    ("/api/auth/join-with", Open, Form("token=none&password=correct+horse+battery"), false),
    ("/api/auth/language", Open, Form("language=fr&back=%2F"), false),
    ("/api/auth/login", Open, Form("email=nobody%40example.com&password=wrong&next="), false),
    ("/api/auth/logout", Open, Form(""), false),
    ("/api/auth/new-company", SignedIn, Form("name=Autre&country=FR&language=fr&currency=EUR&siret=&neq="), false),
    (
        "/api/auth/setup",
        Open,
        Form("name=A&country=FR&language=fr&currency=EUR&user_name=A&email=a%40b.fr&password=x"),
        false,
    ),
    ("/api/auth/switch-company", SignedIn, Form("company={company}"), true),
    ("/api/clients/act", May(P::EditClients), Json(r#"{"ids":["{client}"],"act":"archive"}"#), true),
    (
        "/api/clients/address-add",
        May(P::EditClients),
        Json(r#"{"id":"{client}","form":{"city":"Lyon","country":"FR"}}"#),
        true,
    ),
    (
        "/api/clients/address-mark",
        May(P::EditClients),
        Json(r#"{"id":"{client}","address":"{address}","mark":{"billing":true}}"#),
        true,
    ),
    ("/api/clients/address-remove", May(P::EditClients), Json(r#"{"id":"{client}","address":"{address}"}"#), true),
    (
        "/api/clients/address-restore",
        May(P::EditClients),
        Json(
            r#"{"id":"{client}","address":{"id":null,"label":null,"line1":"1 rue A","line2":null,"postal_code":null,"city":null,"province":null,"country":"FR","is_main":false,"is_billing":false,"is_delivery":false},"at":0}"#,
        ),
        true,
    ),
    ("/api/clients/contact-add", May(P::EditClients), Json(r#"{"id":"{client}","form":{"first_name":"Zoé"}}"#), true),
    (
        "/api/clients/contact-mark",
        May(P::EditClients),
        Json(r#"{"id":"{client}","contact":"{contact_here}","mark":{"billing":true}}"#),
        true,
    ),
    (
        "/api/clients/contact-link",
        May(P::EditClients),
        Json(r#"{"id":"{client}","contact":"{contact_here}","was":null}"#),
        true,
    ),
    ("/api/clients/contact-unlink", May(P::EditClients), Json(r#"{"id":"{client}","contact":"{contact_here}"}"#), true),
    ("/api/clients/create", May(P::EditClients), Json(r#"{"form":{"fields.name":"Un client"}}"#), false),
    ("/api/clients/duplicates", May(P::ViewClients), Json(r#"{"probe":{"name":"Un client"}}"#), false),
    ("/api/clients/file-remove", May(P::EditClients), Json(r#"{"client":"{client}","id":"{view}"}"#), true),
    (
        "/api/clients/file-share",
        May(P::EditClients),
        Json(r#"{"client":"{client}","id":"{view}","shared":true}"#),
        true,
    ),
    ("/api/clients/files", May(P::ViewClients), Json(r#"{"client":"{client}"}"#), true),
    ("/api/clients/form-options", May(P::EditClients), Json(r#"{"id":"{client}"}"#), true),
    ("/api/clients/get", May(P::ViewClients), Json(r#"{"id":"{client}"}"#), true),
    ("/api/clients/near", May(P::ViewClients), Json(r#"{"id":"{client}","address":null}"#), true),
    ("/api/clients/note", May(P::EditClients), Json(r#"{"id":"{client}","text":"A rappelé"}"#), true),
    ("/api/clients/number", May(P::ChangeClientNumber), Json(r#"{"id":"{client}","number":"C-7"}"#), true),
    ("/api/clients/options", May(P::ViewClients), Json(r#"{"text":"a","except":null}"#), false),
    ("/api/clients/prospect", May(P::EditClients), Json(r#"{"id":"{client}","prospect":true}"#), true),
    ("/api/clients/score", May(P::EditClients), Json(r#"{"id":"{client}","points":1}"#), true),
    (
        "/api/clients/set",
        May(P::EditClients),
        Json(r#"{"id":"{client}","version":1,"path":"fields.phone","typed":""}"#),
        true,
    ),
    ("/api/clients/tag", May(P::EditClients), Json(r#"{"ids":["{client}"],"form":{"add":"VIP"}}"#), true),
    ("/api/clients/tag-undo", May(P::EditClients), Json(r#"{"previous":[["{client}",[]]]}"#), true),
    ("/api/clients/tags", May(P::ViewClients), Json("{}"), false),
    ("/api/clients/undo", May(P::EditClients), Json(r#"{"previous":[["{client}","active"]]}"#), true),
    (
        "/api/clients/update",
        May(P::EditClients),
        Json(r#"{"id":"{client}","version":1,"form":{"fields.name":"B"}}"#),
        true,
    ),
    ("/api/contacts/act", May(P::EditClients), Json(r#"{"ids":["{contact}"],"act":"deactivate"}"#), true),
    ("/api/contacts/create", May(P::EditClients), Json(r#"{"form":{"fields.last_name":"Roche"}}"#), false),
    ("/api/contacts/form-options", May(P::EditClients), Json(r#"{"id":"{contact}","client":null}"#), true),
    ("/api/contacts/get", May(P::ViewClients), Json(r#"{"id":"{contact}"}"#), true),
    (
        "/api/contacts/link",
        May(P::EditClients),
        Json(
            r#"{"id":"{contact}","link":{"client":"{client}","is_primary":true,"is_billing":false,"is_dunning":false,"receives_invoices":true}}"#,
        ),
        true,
    ),
    ("/api/contacts/search", May(P::ViewClients), Json(r#"{"text":"a"}"#), false),
    (
        "/api/contacts/set",
        May(P::EditClients),
        Json(r#"{"id":"{contact}","version":1,"path":"fields.mobile","typed":""}"#),
        true,
    ),
    ("/api/contacts/undo", May(P::EditClients), Json(r#"{"previous":[["{contact}","active"]]}"#), true),
    ("/api/contacts/portal-invite", May(P::EditClients), Json(r#"{"id":"{contact}"}"#), true),
    ("/api/contacts/portal-reset", May(P::EditClients), Json(r#"{"id":"{contact}"}"#), true),
    ("/api/contacts/portal-revoke", May(P::EditClients), Json(r#"{"id":"{contact}"}"#), true),
    ("/api/contacts/unlink", May(P::EditClients), Json(r#"{"id":"{contact}","client":"{client}"}"#), true),
    (
        "/api/contacts/update",
        May(P::EditClients),
        Json(r#"{"id":"{contact}","version":1,"form":{"fields.last_name":"B"}}"#),
        true,
    ),
    ("/api/lists/all", May(P::ViewClients), Json(USUAL_LIST), false),
    ("/api/lists/choices", May(P::ViewClients), Json(r#"{"subject":"client"}"#), false),
    ("/api/lists/page", May(P::ViewClients), Json(USUAL_LIST), false),
    ("/api/lists/sought", May(P::ViewClients), Json(r#"{"subject":"client","text":"a","by_number":false}"#), false),
    ("/api/me/name", SignedIn, Json(r#"{"name":"Autre nom"}"#), false),
    ("/api/me/password", SignedIn, Json(r#"{"form":{"old":"wrong","new":"x","again":"x"}}"#), false),
    ("/api/me/recovery-codes", SignedIn, Json(r#"{"password":"wrong"}"#), false),
    ("/api/me/security", SignedIn, Json("{}"), false),
    ("/api/me/sign-out-device", SignedIn, Json(r#"{"id":"{client}"}"#), false),
    ("/api/me/sign-out-everywhere", SignedIn, Json("{}"), false),
    ("/api/me/two-factor-begin", SignedIn, Json(r#"{"password":"wrong"}"#), false),
    ("/api/me/two-factor-confirm", SignedIn, Json(r#"{"code":"000000"}"#), false),
    ("/api/me/two-factor-disable", SignedIn, Json(r#"{"password":"wrong"}"#), false),
    (
        "/api/records/choices",
        May(P::EditClients),
        Json(r#"{"subject":"client","of":{"list":"category"},"held":""}"#),
        false,
    ),
    ("/api/records/pin", May(P::ViewProducts), Json(r#"{"subject":"product","fact":"vat","pinned":true}"#), false),
    ("/api/security-log/export.csv", May(P::ViewSecurityLog), Get, false),
    ("/api/security-log/list", May(P::ViewSecurityLog), Json(r#"{"query":{}}"#), false),
    ("/api/settings/addresses-save", May(P::ManageSettings), Json(r#"{"form":{"service":"off","url":""}}"#), false),
    ("/api/settings/company", May(P::ManageSettings), Json("{}"), false),
    ("/api/settings/company-save", May(P::ManageSettings), Json(r#"{"version":0,"form":{"name":""}}"#), false),
    (
        "/api/settings/defaults-save",
        May(P::ManageSettings),
        Json(r#"{"version":0,"form":{"country":""},"numbers":{},"documents":{}}"#),
        false,
    ),
    (
        "/api/settings/field-add",
        May(P::ManageSettings),
        Json(r#"{"of":"product","form":{"label":"Taille","kind":"text"}}"#),
        false,
    ),
    (
        "/api/settings/field-change",
        May(P::ManageSettings),
        Json(r#"{"id":"{field}","form":{"label":"Autre","kind":"text"}}"#),
        true,
    ),
    ("/api/settings/field-move", May(P::ManageSettings), Json(r#"{"id":"{field}","position":0}"#), true),
    ("/api/settings/field-remove", May(P::ManageSettings), Json(r#"{"id":"{field}"}"#), true),
    ("/api/settings/field-restore", May(P::ManageSettings), Json(r#"{"id":"{field}"}"#), true),
    ("/api/settings/fields", May(P::ManageSettings), Json(r#"{"of":"product"}"#), false),
    (
        "/api/settings/language-change",
        May(P::ManageSettings),
        Json(r#"{"change":{"offer":{"code":"de","at":2}}}"#),
        false,
    ),
    ("/api/settings/languages", May(P::ManageSettings), Json("{}"), false),
    ("/api/settings/map-save", May(P::ManageSettings), Json(r#"{"shown":true}"#), false),
    ("/api/settings/module-save", May(P::ManageSettings), Json(r#"{"module":"orders","used":true}"#), false),
    ("/api/settings/own-address", May(P::ManageSettings), Json("{}"), false),
    ("/api/settings/own-address-save", May(P::ManageSettings), Json(r#"{"allowed":true}"#), false),
    ("/api/setup/demo", May(P::ManageSettings), Form(""), false),
    ("/api/setup/stage", Open, Json("{}"), false),
    ("/api/users/invite", May(P::ManageUsers), Json(r#"{"form":{"email":"x","role":"sales"}}"#), false),
    ("/api/users/invite-by-mail", May(P::ManageUsers), Json(r#"{"form":{"email":"x","role":"sales"}}"#), false),
    ("/api/users/list", May(P::ManageUsers), Json("{}"), false),
    ("/api/users/remove", May(P::ManageUsers), Json(r#"{"user":"{client}"}"#), true),
    ("/api/users/require-two-factor", May(P::ManageUsers), Json(r#"{"required":true}"#), false),
    ("/api/users/revoke", May(P::ManageUsers), Json(r#"{"id":"{client}"}"#), true),
    ("/api/users/sign-out", May(P::ManageUsers), Json(r#"{"user":"{client}"}"#), true),
    ("/api/users/role", May(P::ManageUsers), Json(r#"{"user":"{client}","role":"sales"}"#), true),
    (
        "/api/views/create",
        May(P::ViewClients),
        Json(r#"{"subject":"client","name":"À moi","is_shared":false,"is_favourite":true,"asked":"q=a","look":null}"#),
        false,
    ),
    ("/api/views/favourite", SignedIn, Json(r#"{"id":"{view}","is_favourite":true}"#), true),
    ("/api/views/list", May(P::ViewClients), Json(r#"{"subject":"client"}"#), false),
    ("/api/views/remove", SignedIn, Json(r#"{"id":"{view}"}"#), true),
    ("/api/views/rename", SignedIn, Json(r#"{"id":"{view}","name":"Autre"}"#), true),
    ("/api/views/restore", SignedIn, Json(r#"{"id":"{view}"}"#), true),
    ("/api/views/share", SignedIn, Json(r#"{"id":"{view}","is_shared":true}"#), true),
    (
        "/api/views/update",
        May(P::ViewClients),
        Json(r#"{"subject":"client","id":"{view}","asked":"q=b","look":null}"#),
        true,
    ),
];
