"""A client as an integration engineer would write it: Debian's python3-grpcio on the generated stubs."""

import datetime
import itertools
import os
import pathlib

import grpc
import rpc_status_pb2
from redress.v1 import admin_service_pb2 as admin
from redress.v1 import admin_service_pb2_grpc
from redress.v1 import audit_service_pb2_grpc
from redress.v1 import command_pb2 as command
from redress.v1 import complaint_facts_pb2 as facts
from redress.v1 import complaint_service_pb2 as complaints
from redress.v1 import complaint_service_pb2_grpc
from redress.v1 import event_pb2 as event
from redress.v1 import landlord_facts_pb2 as landlord
from redress.v1 import other_facts_pb2 as other
from redress.v1 import people_service_pb2_grpc
from redress.v1 import types_pb2 as types
from redress.v1 import worklist_service_pb2_grpc

SOURCE = pathlib.Path(os.environ["REDRESS_SOURCE"])
LAW = [(other.LAW_KIND_CALENDAR, "engine/calendar/england.textproto"),
       (other.LAW_KIND_EDITION, "engine/editions/housing_ombudsman_2022.textproto"),
       (other.LAW_KIND_EDITION, "engine/editions/housing_ombudsman_2024.textproto")]
LANDLORD = "test-homes"
OFFICERS = ["officer-1", "officer-2"]
CALL_SECONDS_MAX = 60
ASK, REPORT = types.INTENT_ASK, types.INTENT_REPORT


def day(iso):
    date = datetime.date.fromisoformat(iso)
    return types.CivilDate(year=date.year, month=date.month, day=date.day)


def iso(date):
    return f"{date.year:04}-{date.month:02}-{date.day:02}"


def happened(date):
    return types.Happened(date=day(date), grade=types.DATE_GRADE_DAY)


def clear(text):
    return types.Personal(clear=text)


def response(stage, decisions=(), **more):
    """A response that says every part of 6.9 or 6.19, and decides `decisions`: the points' ids."""
    parts = dict.fromkeys(["stage_stated", "definition_stated", "decision_stated", "reasons_stated", "remedy_stated",
                           "actions_stated", "next_step_told"], facts.YES_NO_YES)
    decided = [facts.PointDecision(point_id=point_id, outcome=facts.OUTCOME_UPHELD, reasons=clear("it was so"))
               for point_id in decisions]
    return facts.Responded(stage=stage, decisions=decided, **{**parts, **more})


def complaint_stream(complaint_id):
    return types.StreamId(kind=types.STREAM_KIND_COMPLAINT, id=complaint_id)


def error_info(error):
    """The one ErrorInfo of a failed call: (reason, metadata)."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = rpc_status_pb2.Status.FromString(value)
            infos = [detail for detail in status.details if detail.Is(rpc_status_pb2.ErrorInfo.DESCRIPTOR)]
            assert len(infos) == 1, f"expected one ErrorInfo, but found {len(infos)}"
            info = rpc_status_pb2.ErrorInfo()
            infos[0].Unpack(info)
            assert info.domain == "redress", info
            return info.reason, dict(info.metadata)
    return None, {}


class Client:
    """Stubs of a running server, and a counter for request ids."""

    def __init__(self, address, name="test"):
        self.channel = grpc.insecure_channel(address)
        self.complaints = complaint_service_pb2_grpc.ComplaintServiceStub(self.channel)
        self.people = people_service_pb2_grpc.PeopleServiceStub(self.channel)
        self.worklist = worklist_service_pb2_grpc.WorklistServiceStub(self.channel)
        self.audit = audit_service_pb2_grpc.AuditServiceStub(self.channel)
        self.admin = admin_service_pb2_grpc.AdminServiceStub(self.channel)
        self._name = name
        self._numbers = itertools.count(1)

    def close(self):
        self.channel.close()

    def header(self, intent=ASK, date=None, **fields):
        """A header with a request id of its own unless one is given; `date` is when it happened."""
        fields.setdefault("request_id", f"{self._name}-{next(self._numbers)}")
        fields.setdefault("landlord_id", LANDLORD)
        header = command.CommandHeader(intent=intent, **fields)
        if date:
            header.happened.CopyFrom(happened(date))
        return header

    def set_up(self):
        """Begins the landlord's record: the law that the project ships, two officers, the Ombudsman's details."""
        self.admin.CreateLandlord(
            admin.CreateLandlordRequest(header=self.header(),
                                        landlord_created=other.LandlordCreated(display_name="Test Homes")),
            timeout=CALL_SECONDS_MAX)
        for kind, file in LAW:
            self.admin.AdoptLaw(
                admin.AdoptLawRequest(header=self.header(), kind=kind, file_name=file,
                                      content=(SOURCE / file).read_bytes()), timeout=CALL_SECONDS_MAX)
        for officer_id in OFFICERS:
            self.admin.RegisterOfficer(
                admin.RegisterOfficerRequest(header=self.header(),
                                             officer_registered=other.OfficerRegistered(officer_id=officer_id)),
                timeout=CALL_SECONDS_MAX)
        details = landlord.OmbudsmanDetailsSet(title="The Ombudsman", from_date=day("2020-01-01"))
        stream = types.StreamId(kind=types.STREAM_KIND_LANDLORD, id=LANDLORD)
        self.complaints.Record(
            complaints.RecordRequest(header=self.header(), steps=[
                command.Step(stream=stream, fact=event.Fact(ombudsman_details_set=details))]), timeout=CALL_SECONDS_MAX)
        return self

    def move_clock(self, instant):
        """Moves the virtual clock forward: "2024-04-02T09:00:00Z"."""
        request = admin.SetVirtualTimeRequest()
        request.now_time.FromJsonString(instant)
        self.admin.SetVirtualTime(request, timeout=CALL_SECONDS_MAX)

    def tell(self, method, complaint_id, intent=ASK, date=None, head=None, **fact):
        """Calls a command of ComplaintService by its name with its one fact: tell("Respond", id, responded=...)."""
        request_type = getattr(complaints, method + "Request")
        request = request_type(header=head or self.header(intent, date), complaint_id=complaint_id, **fact)
        return getattr(self.complaints, method)(request, timeout=CALL_SECONDS_MAX)

    def get(self, complaint_id, **fields):
        request = complaints.GetRequest(landlord_id=LANDLORD, complaint_id=complaint_id, **fields)
        return self.complaints.Get(request, timeout=CALL_SECONDS_MAX).complaint

    def clocks(self, complaint_id, **fields):
        return {clock.clock_id: clock for clock in self.get(complaint_id, **fields).clocks}

    def received(self, complaint_id, date, intent=REPORT, words="the boiler is cold"):
        return self.tell("Receive", complaint_id, intent, date,
                         received=facts.Received(words=[clear(words)], subject_category="property-condition",
                                                 tenure=facts.TENURE_GENERAL_NEEDS_RENT))
