#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "suites/oracle/documented.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What a registration or its management is answered with (RFC 7591 3.2, RFC 7592 3). Where the
// server may refuse or replace a value (RFC 7591 3.2.1), both are fine.

/// 201 with JSON and a client_id (RFC 7591 3.2.1).
Judge Registered();
/// A client_id came, whatever the status.
Judge TakesTheRegistration();
/// The client information has all of these members.
Judge Tells(std::vector<std::string> members);
/// ... has this array with all of these strings; with these and no other.
Judge ListsAll(std::string member, std::vector<std::string> values);
Judge ListsExactly(std::string member, std::vector<std::string> values);
/// ... has a string member with another value than this one, or none.
Judge SaysNot(std::string member, std::string value);

/// Refused, or accepted without taking this value over: a string or number member with it, or an
/// array that holds it.
Judge RefusedOrNotTaken(Documented documented, std::string member, std::string value);
/// Safely refused, or accepted without any of the values that the request has for this member.
Judge RefusedOrWithoutTheSent(std::string member);
/// Refused, or every member that is told has the JSON type of RFC 7591 2.
Judge RefusedOrWellTyped(Documented documented);
/// Refused, or not both of jwks and jwks_uri are told.
Judge RefusedOrWithOneKeyMember(Documented documented);
/// Refused, or a jwks that is told is a JWK Set without private members.
Judge RefusedOrWithPublicKeys(Documented documented);
/// Refused, or grant types and response types that are told go together (RFC 7591 2.1).
Judge RefusedOrConsistent(Documented documented);
/// Refused, or a client of method none has no secret.
Judge RefusedOrWithoutSecret(Documented documented);

/// RFC 6749 A.1: printable ASCII, not empty.
Judge PrintableClientId();
/// A secret comes with client_secret_expires_at, a number: 0 or in the future.
Judge TellsWhenTheSecretExpires(std::chrono::sys_seconds now);
/// client_id_issued_at, where it is told, is a number of seconds near now.
Judge IssuedAbout(std::chrono::sys_seconds now);
/// The answer holds this credential and it is not that other one. Without any there is nothing to
/// judge.
Judge OtherCredential(std::string member, std::string other);
/// Cache-Control: no-store.
Judge NotStored();

/// registration_client_uri and registration_access_token come together, the one an absolute URL
/// with TLS or on loopback, the other a bearer token of some length. With neither there is nothing
/// to judge.
Judge OffersManagement();
/// 200 with JSON that names this client.
Judge ReadOf(std::string client_id);
/// 204 without a body, or 405 where deletion is not supported (RFC 7592 2.3).
Judge DeletedOrUnsupported();
/// One of these statuses.
Judge Status(std::vector<int> statuses);

/// No page on the way links to a script.
Judge NoScriptLinks();
/// An answer, and not 5xx.
Judge NoFault();
/// Over many answers: a refused registration in JSON is answered by 400 with a JSON error (RFC
/// 7591 3.2.2).
Judge RegistrationErrorsAreJson();

}  // namespace nearmiss::oracle
